"""Files for bulk import into e-Kinerja: layouts are data (profiles)."""
