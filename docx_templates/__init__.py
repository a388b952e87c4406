"""The Word templates offices may edit."""
