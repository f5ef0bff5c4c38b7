"""Turn what is selected into panels: layers, properties, colours and fonts, icons and patterns."""
