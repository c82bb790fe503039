import { options } from "../question";

export const RELIGION = options(
  [1, "Islam", "Islam"],
  [2, "Kristen", "Protestant Christian"],
  [3, "Katolik", "Catholic"],
  [4, "Hindu", "Hindu"],
  [5, "Buddha", "Buddhist"],
  [6, "Konghucu", "Confucian"],
  [7, "Kepercayaan Terhadap Tuhan YME / Lainnya", "Belief in God / other"],
);

export const EDUCATION_KK = options(
  [1, "Tidak/belum sekolah", "None / not yet in school"],
  [2, "Belum tamat SD/sederajat", "Primary not completed"],
  [3, "Tamat SD/sederajat", "Primary"],
  [4, "SLTP/sederajat", "Junior secondary"],
  [5, "SLTA/sederajat", "Senior secondary"],
  [6, "Diploma I/II", "Diploma I/II"],
  [7, "Akademi/Diploma III/S. Muda", "Academy/Diploma III"],
  [8, "Diploma IV/Strata I", "Diploma IV/Bachelor"],
  [9, "Strata II", "Master"],
  [10, "Strata III", "Doctorate"],
);

export const EDUCATION_IN_PROGRESS = options(
  [1, "Belum masuk TK/kelompok bermain", "Not yet in kindergarten"],
  [2, "Sedang TK/kelompok bermain", "In kindergarten"],
  [3, "Tidak pernah sekolah", "Never attended school"],
  [4, "Sedang SD/sederajat", "In primary school"],
  [5, "Tidak tamat SD/sederajat", "Primary not completed"],
  [6, "Sedang SLTP/sederajat", "In junior secondary"],
  [7, "Sedang SLTA/sederajat", "In senior secondary"],
  [8, "Sedang D-1/sederajat", "In diploma 1"],
  [9, "Sedang D-2/sederajat", "In diploma 2"],
  [10, "Sedang D-3/sederajat", "In diploma 3"],
  [11, "Sedang S-1/sederajat", "In bachelor studies"],
  [12, "Sedang S-2/sederajat", "In master studies"],
  [13, "Sedang S-3/sederajat", "In doctoral studies"],
  [14, "Sedang SLB a/sederajat", "In special school A"],
  [15, "Sedang SLB b/sederajat", "In special school B"],
  [16, "Sedang SLB c/sederajat", "In special school C"],
  [17, "Tidak dapat membaca dan menulis huruf latin/arab", "Cannot read and write"],
  [18, "Tidak sedang sekolah", "Not in school now"],
);

export const CITIZENSHIP = options(
  [1, "WNI", "Indonesian (WNI)"],
  [2, "WNA", "Foreign (WNA)"],
  [3, "Dua kewarganegaraan", "Dual citizenship"],
);

export const BLOOD_TYPE = options(
  [1, "A", "A"],
  [2, "B", "B"],
  [3, "AB", "AB"],
  [4, "O", "O"],
  [5, "A+", "A+"],
  [6, "A-", "A-"],
  [7, "B+", "B+"],
  [8, "B-", "B-"],
  [9, "AB+", "AB+"],
  [10, "AB-", "AB-"],
  [11, "O+", "O+"],
  [12, "O-", "O-"],
  [13, "Tidak tahu", "Unknown"],
);

export const DISABILITY_CODE = options(
  [1, "Disabilitas fisik", "Physical"],
  [2, "Disabilitas netra", "Blind"],
  [3, "Disabilitas rungu/wicara", "Deaf or mute"],
  [4, "Disabilitas mental", "Mental"],
  [5, "Disabilitas fisik dan mental", "Physical and mental"],
  [6, "Disabilitas lainnya", "Other"],
  [7, "Tidak ada disabilitas", "None"],
);

export const CONTRACEPTION = options(
  [1, "Pil", "Pill"],
  [2, "IUD", "IUD"],
  [3, "Suntik", "Injection"],
  [4, "Kondom", "Condom"],
  [5, "Susuk KB", "Implant"],
  [6, "Sterilisasi Wanita", "Female sterilisation"],
  [7, "Sterilisasi Pria", "Male sterilisation"],
  [99, "Lainnya", "Other"],
);

export const CIVIL_PREGNANT = options([1, "Hamil", "Pregnant"], [2, "Tidak hamil", "Not pregnant"]);

export const EKTP = options([1, "Belum", "Not yet"], [2, "KTP elektronik", "e-KTP"]);

export const EKTP_RECORD_STATUS = options(
  [1, "Belum wajib", "Not required yet"],
  [2, "Belum rekam", "Not recorded"],
  [3, "Sudah rekam", "Recorded"],
  [4, "Kartu tercetak", "Card printed"],
  [5, "Siap cetak", "Ready to print"],
  [6, "Kartu dikirim", "Card shipped"],
  [7, "Dikirim untuk dicetak", "Sent for printing"],
  [8, "Kartu diserahkan", "Card issued"],
);

export const BASIC_STATUS = options(
  [1, "Hidup", "Alive"],
  [2, "Mati", "Dead"],
  [3, "Pindah", "Moved"],
  [4, "Hilang", "Missing"],
  [6, "Pergi", "Left"],
  [9, "Tidak valid", "Invalid"],
);

export const INSURANCE = options(
  [1, "Tidak/belum punya", "None"],
  [2, "BPJS penerima bantuan iuran", "BPJS premium-assistance (PBI)"],
  [3, "BPJS non penerima bantuan iuran", "BPJS non-PBI"],
  [4, "BPJS bantuan daerah", "BPJS regional assistance"],
  [99, "Asuransi lainnya", "Other insurance"],
);
