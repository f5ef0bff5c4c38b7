"""Turn "what are you making?" into the first room: templates by use, lists dropped in, recent designs."""
