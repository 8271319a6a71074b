"""Make the npm package: the client, its types, and the files of the site that workers need."""
