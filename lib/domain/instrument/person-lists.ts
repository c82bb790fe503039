import { options } from "./question";

/** Code lists of a person that the instruments and the register share. */

export const SEX = options([1, "Laki-laki", "Male"], [2, "Perempuan", "Female"]);

export const MARITAL_STATUS = options(
  [1, "Belum kawin", "Never married"],
  [2, "Kawin/nikah", "Married"],
  [3, "Cerai hidup", "Divorced"],
  [4, "Cerai mati", "Widowed"],
);

export const RELATION_TO_HEAD = options(
  [1, "Kepala keluarga", "Head of family"],
  [2, "Istri/suami", "Wife/husband"],
  [3, "Anak", "Child"],
  [4, "Menantu", "Son/daughter-in-law"],
  [5, "Cucu", "Grandchild"],
  [6, "Orang tua/mertua", "Parent/parent-in-law"],
  [7, "Pembantu/sopir", "Domestic helper/driver"],
  [8, "Lainnya", "Other"],
);

export const NO_NIK_REASON = options(
  [1, "Bayi baru lahir, belum diurus", "Newborn, not registered yet"],
  [2, "Belum pernah terdaftar", "Never registered"],
  [3, "Dokumen hilang dan nomor tidak diketahui", "Papers lost and number unknown"],
  [4, "Sedang diurus di Dukcapil", "Registration in progress"],
  [5, "Lainnya", "Other"],
);
