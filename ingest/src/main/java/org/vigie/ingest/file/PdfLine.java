package org.vigie.ingest.file;

/**
 * A line of text on a page.
 *
 * @param page from 0
 * @param x where it begins, in points from the left
 * @param end where it ends
 * @param y how far down its foot is, in points
 * @param size of its letters, in points
 */
record PdfLine(int page, float x, float end, float y, float size, String text) {}
