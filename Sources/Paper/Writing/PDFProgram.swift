/// What the interpreter of WeasyPrint is given to do: one page of HTML in, one PDF out, nothing fetched.
///
/// WeasyPrint before version 60 thins out the fonts it carries along in Python, which takes ten seconds for the three Chinese
/// faces of a report; the library of HarfBuzz does it in half a second where it is installed. The date within those fonts is the first day
/// of 1980, so that the same page is the same file.
enum PDFProgram {
  static let text = """
    import ctypes, os, sys
    os.environ['SOURCE_DATE_EPOCH'] = '315532800'
    try:
        from weasyprint import HTML
    except (ImportError, OSError):
        sys.exit(127)

    def quicken():
        from weasyprint.pdf.stream import Font
        slow, pointer = Font.clean, ctypes.c_void_p
        library = ctypes.CDLL('libharfbuzz-subset.so.0')
        def call(name, *arguments):
            function = getattr(library, name)
            function.restype = pointer
            return pointer(function(*arguments))
        def clean(font, cmap):
            if not cmap or font.png or font.svg or font.ttfont is None or 'fvar' in font.ttfont:
                return slow(font, cmap)
            whole = font.file_content
            face = call('hb_face_create', call('hb_blob_create', whole, len(whole), 1, None, None), font.index)
            wish = call('hb_subset_input_create_or_fail')
            glyphs, dropped = call('hb_subset_input_glyph_set', wish), call('hb_subset_input_set', wish, 3)
            for glyph in cmap:
                library.hb_set_add(glyphs, glyph)
            for table in (b'GSUB', b'GPOS', b'BASE', b'DSIG', b'STAT'):
                library.hb_set_add(dropped, int.from_bytes(table, 'big'))
            # No hints, glyphs under their own numbers, no subroutines.
            library.hb_subset_input_set_flags(wish, 7)
            part = call('hb_subset_or_fail', face, wish)
            if not part:
                return slow(font, cmap)
            length = ctypes.c_uint()
            data = call('hb_blob_get_data', call('hb_face_reference_blob', part), ctypes.byref(length))
            font.file_content = ctypes.string_at(data, length.value)
        for name in ('hb_subset_or_fail', 'hb_subset_input_set_flags', 'hb_subset_input_set'):
            getattr(library, name)
        Font.clean = clean

    try:
        quicken()
    except (ImportError, OSError, AttributeError):
        pass

    def refuse(*anything, **named):
        raise ValueError('nothing is fetched')

    with open(sys.argv[1], encoding='utf-8') as page:
        text = page.read()
    sys.stdout.buffer.write(HTML(string=text, base_url=None, url_fetcher=refuse).write_pdf())
    """
}
