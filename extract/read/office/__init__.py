"""Read the files of office programs: texts and slides, each a zip of XML."""
