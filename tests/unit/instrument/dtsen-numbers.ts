/** The numbers of the form of 2026, in its order. */
export const DTSEN_NUMBERS: readonly string[] =
  `0 1a 1b 1c 2a 2b 3a 3b 3c 3d 3e 3f 3g 3h 3i 3j 3k 3l 4 5a 5b 6a 6b 7a 7b 8 9 10a 10b 11a 11b 12a 12b 13 14 15 16 17 18a 18b 18c 19 20a 20b 21a 21b 21c 22a 22b 22c 22d 22e 22f 22g1 22g2 22h1 22h2 23a 23b 24 25 26a 26b 27a 27b 28DN-a 28DN-b 28LN 29 30 31 32 33 34 35a 35a.1 35a.2 35a.3 35a.4 35a.5 35a.6 35b 35b.1 35c 35c.1 36 37 38a 38b 38c 38d 38e 38f 39a 39b 39c 39d 39e 39f 39g 39h 39i 39j 39k 39l 39m 39n 39o 39p 39q 39r 40 V`.split(
    " ",
  );
