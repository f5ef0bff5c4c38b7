"""Turn a few questions (name, logo, colours, fonts, where readers find you) into the user's brand."""
