"""Turn the window into a good guest: its own templates, printer, help, settings, and a place in the user's desktop."""
