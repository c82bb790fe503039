import { options } from "./question";

/** Code lists of the dwelling that both instruments share. */

export const DWELLING_OWNERSHIP = options(
  [1, "Milik sendiri", "Owned"],
  [2, "Kontrak/sewa", "Rented"],
  [3, "Bebas sewa", "Rent-free"],
  [4, "Dinas", "Official/service housing"],
  [5, "Lainnya", "Other"],
);

export const FLOOR_MATERIAL = options(
  [1, "Marmer/granit", "Marble/granite"],
  [2, "Keramik", "Ceramic tile"],
  [3, "Parket/vinil/karpet", "Parquet/vinyl/carpet"],
  [4, "Ubin/tegel/teraso", "Cement tile/terrazzo"],
  [5, "Kayu/papan", "Wood/plank"],
  [6, "Semen/bata merah", "Cement/red brick"],
  [7, "Bambu", "Bamboo"],
  [8, "Tanah", "Earth"],
  [9, "Lainnya", "Other"],
);

export const WALL_MATERIAL = options(
  [1, "Tembok", "Masonry wall"],
  [2, "Plesteran anyaman bambu/kawat", "Plastered woven bamboo/wire"],
  [3, "Kayu/papan/gypsum/GRC/calciboard", "Wood/plank/gypsum/GRC/calciboard"],
  [4, "Anyaman bambu", "Woven bamboo"],
  [5, "Batang kayu", "Timber logs"],
  [6, "Bambu", "Bamboo"],
  [7, "Lainnya", "Other"],
);

export const ROOF_MATERIAL = options(
  [1, "Beton", "Concrete"],
  [2, "Genteng", "Roof tile"],
  [3, "Seng", "Zinc sheet"],
  [4, "Asbes", "Asbestos"],
  [5, "Bambu", "Bamboo"],
  [6, "Kayu/sirap", "Wood/shingle"],
  [7, "Jerami/ijuk/daun-daunan/rumbia", "Straw/palm fibre/leaves/thatch"],
  [8, "Lainnya", "Other"],
);

export const DRINKING_WATER = options(
  [1, "Air kemasan bermerk", "Branded bottled water"],
  [2, "Air isi ulang", "Refill water"],
  [3, "Leding", "Piped water"],
  [4, "Sumur bor/pompa", "Borehole/pump"],
  [5, "Sumur terlindung", "Protected well"],
  [6, "Sumur tak terlindung", "Unprotected well"],
  [7, "Mata air terlindung", "Protected spring"],
  [8, "Mata air tak terlindung", "Unprotected spring"],
  [9, "Air permukaan (sungai/danau/waduk/kolam/irigasi)", "Surface water (river/lake/reservoir/pond/irrigation)"],
  [10, "Air hujan", "Rainwater"],
  [11, "Lainnya", "Other"],
);

export const LIGHTING_SOURCE = options(
  [1, "Listrik PLN dengan meteran", "PLN electricity with meter"],
  [2, "Listrik PLN tanpa meteran", "PLN electricity without meter"],
  [3, "Listrik non-PLN", "Non-PLN electricity"],
  [4, "Bukan listrik", "Not electricity"],
);

export const TOILET_TYPE = options(
  [1, "Leher angsa", "Goose-neck (water seal)"],
  [2, "Plengsengan dengan tutup", "Slope pan with lid"],
  [3, "Plengsengan tanpa tutup", "Slope pan without lid"],
  [4, "Cemplung/cubluk", "Pit latrine"],
);

export const FAECES_DISPOSAL = options(
  [1, "Tangki septik", "Septic tank"],
  [2, "IPAL", "Wastewater treatment plant (IPAL)"],
  [3, "Kolam/sawah/sungai/danau/laut", "Pond/rice field/river/lake/sea"],
  [4, "Lubang tanah", "Hole in the ground"],
  [5, "Pantai/tanah lapang/kebun", "Beach/open land/garden"],
  [6, "Lainnya", "Other"],
);

export const METER_POWER = options(
  [1, "450 watt", "450 W"],
  [2, "900 watt", "900 W"],
  [3, "1.300 watt", "1,300 W"],
  [4, "2.200 watt", "2,200 W"],
  [5, "> 2.200 watt", "> 2,200 W"],
);
