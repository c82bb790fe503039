/** Rows that a list's file holds at most, from the list's beginning under its filter; the pages say so (`DownloadNote`). */
export const ROWS_A_DOWNLOAD = 5_000;
