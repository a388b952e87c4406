"""Parts that documents share: people, signatures, letters, the hasil kerja of an SKP."""
