"""The page: the whole product in one HTML file that runs the core inside the browser, offline."""
