"""The rules of docs/architecture.md as detectors: each takes the root of a tree and returns its complaints."""
