import { options } from "../question";

export const YES_NO = options([1, "Ya", "Yes"], [2, "Tidak", "No"]);

export const YES_NO_UNKNOWN = options([1, "Ya", "Yes"], [2, "Tidak", "No"], [8, "Tidak tahu", "Don't know"]);

export const DIFFICULTY = options(
  [1, "Ya, sama sekali tidak bisa", "Yes, cannot do at all"],
  [2, "Ya, banyak kesulitan dan membutuhkan bantuan", "Yes, a lot of difficulty, needs help"],
  [3, "Ya, sedikit kesulitan, tapi tidak membutuhkan bantuan", "Yes, some difficulty, no help needed"],
  [4, "Tidak mengalami kesulitan", "No difficulty"],
);

export const INDUSTRY = options(
  [1, "Pertanian tanaman padi & palawija", "Rice and secondary crops"],
  [2, "Hortikultura", "Horticulture"],
  [3, "Perkebunan", "Plantation"],
  [4, "Perikanan", "Fisheries"],
  [5, "Peternakan", "Livestock"],
  [6, "Kehutanan & pertanian lainnya", "Forestry and other agriculture"],
  [7, "Pertambangan/penggalian", "Mining/quarrying"],
  [8, "Industri pengolahan", "Manufacturing"],
  [9, "Pengadaan listrik, gas, uap/air panas, & udara dingin", "Electricity, gas, steam supply"],
  [
    10,
    "Pengelolaan air, pengelolaan air limbah, pengelolaan dan daur ulang sampah, dan aktivitas remediasi",
    "Water, sewerage, waste, remediation",
  ],
  [11, "Konstruksi", "Construction"],
  [
    12,
    "Perdagangan besar dan eceran, reparasi dan perawatan mobil dan sepeda motor",
    "Trade; repair of motor vehicles",
  ],
  [13, "Pengangkutan dan pergudangan", "Transport and storage"],
  [14, "Penyediaan akomodasi & makan minum", "Accommodation and food service"],
  [15, "Informasi & komunikasi", "Information and communication"],
  [16, "Keuangan & asuransi", "Finance and insurance"],
  [17, "Real estate", "Real estate"],
  [18, "Aktivitas profesional, ilmiah, dan teknis", "Professional, scientific, technical"],
  [
    19,
    "Aktivitas penyewaan dan sewa guna tanpa hak opsi, ketenagakerjaan, agen perjalanan, dan penunjang usaha lainnya",
    "Rental, employment, travel and business support",
  ],
  [
    20,
    "Administrasi pemerintahan, pertahanan, dan jaminan sosial wajib",
    "Public administration, defence, social security",
  ],
  [21, "Pendidikan", "Education"],
  [22, "Aktivitas kesehatan manusia dan aktivitas sosial", "Health and social work"],
  [23, "Kesenian, hiburan, dan rekreasi", "Arts, entertainment, recreation"],
  [24, "Aktivitas jasa lainnya", "Other services"],
  [25, "Aktivitas keluarga sebagai pemberi kerja", "Households as employers"],
  [26, "Aktivitas badan internasional dan badan ekstra internasional lainnya", "Extraterritorial organisations"],
);

export const SCHOOL_LEVEL = options(
  [1, "Paket A", "Package A (primary equivalency)"],
  [2, "SDLB", "Special primary school"],
  [3, "SD", "Primary school"],
  [4, "MI", "Islamic primary school"],
  [5, "SPM/PDF Ula", "SPM/PDF Ula (pesantren primary)"],
  [6, "Paket B", "Package B (junior secondary equivalency)"],
  [7, "SMP LB", "Special junior secondary"],
  [8, "SMP", "Junior secondary"],
  [9, "MTs", "Islamic junior secondary"],
  [10, "SPM/PDF Wustha", "SPM/PDF Wustha (pesantren junior secondary)"],
  [11, "Paket C", "Package C (senior secondary equivalency)"],
  [12, "SMLB", "Special senior secondary"],
  [13, "SMA", "Senior secondary"],
  [14, "MA", "Islamic senior secondary"],
  [15, "SMK", "Vocational senior secondary"],
  [16, "MAK", "Islamic vocational secondary"],
  [17, "SPM/PDF Ulya", "SPM/PDF Ulya (pesantren senior secondary)"],
  [18, "D1/D2/D3", "Diploma I/II/III"],
  [19, "D4/S1", "Diploma IV/bachelor"],
  [20, "Profesi", "Professional degree"],
  [21, "S2", "Master"],
  [22, "S3", "Doctorate"],
);
