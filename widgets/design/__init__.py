"""Turn the open session into the room where it is worked on: words, canvas, panels."""
