"""Turn a design, or many, into a folder: choose places, look over the words, watch it grow, see what came."""
