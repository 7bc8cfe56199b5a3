"""Find the tables on a page: ruled ones by their lines, the others by columns, shared gaps and their arithmetic."""
