"""Turn a list of records into posts: tick the rows, choose a template, look through them, make them all."""
