"""Everything that makes the site in dist/. Knows neither tests nor benches."""
