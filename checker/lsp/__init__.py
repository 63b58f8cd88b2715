"""The language server: findings as an editor shows them while an article is written. It needs the extra `lsp`."""
