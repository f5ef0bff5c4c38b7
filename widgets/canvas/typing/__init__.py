"""Turn keys into words on the page: caret, selection, clipboard, input methods, in both directions."""
