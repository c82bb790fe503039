/**
 * The regional agency that answers for a variable and the government affair (urusan, UU 23/2014) it falls under. A
 * variable without an owner has nobody who pays for keeping it fresh.
 */
export interface Owner {
  readonly opd: string;
  readonly urusan: string;
}

export const OWNERS = {
  village: { opd: "Dinas Pemberdayaan Masyarakat dan Desa", urusan: "pemberdayaan masyarakat dan desa" },
  civil: {
    opd: "Dinas Kependudukan dan Pencatatan Sipil",
    urusan: "administrasi kependudukan dan pencatatan sipil",
  },
  housing: {
    opd: "Dinas Perumahan dan Kawasan Permukiman",
    urusan: "perumahan rakyat dan kawasan permukiman",
  },
  works: { opd: "Dinas Pekerjaan Umum dan Penataan Ruang", urusan: "pekerjaan umum dan penataan ruang" },
  energy: { opd: "Dinas Energi dan Sumber Daya Mineral", urusan: "energi dan sumber daya mineral" },
  social: { opd: "Dinas Sosial", urusan: "sosial" },
  education: { opd: "Dinas Pendidikan", urusan: "pendidikan" },
  /** Upper secondary and special schools are the province's. */
  provinceEducation: { opd: "Dinas Pendidikan Provinsi", urusan: "pendidikan" },
  women: {
    opd: "Dinas Pemberdayaan Perempuan dan Pelindungan Anak",
    urusan: "pemberdayaan perempuan dan pelindungan anak",
  },
  labour: { opd: "Dinas Tenaga Kerja", urusan: "tenaga kerja" },
  business: {
    opd: "Dinas Koperasi, Usaha Kecil, dan Menengah",
    urusan: "koperasi, usaha kecil, dan menengah",
  },
  health: { opd: "Dinas Kesehatan", urusan: "kesehatan" },
  family: {
    opd: "Dinas Pengendalian Penduduk dan Keluarga Berencana",
    urusan: "pengendalian penduduk dan keluarga berencana",
  },
  farming: { opd: "Dinas Pertanian", urusan: "pertanian" },
  communication: { opd: "Dinas Komunikasi dan Informatika", urusan: "komunikasi dan informatika" },
  planning: { opd: "Badan Perencanaan Pembangunan Daerah", urusan: "perencanaan" },
} as const satisfies Record<string, Owner>;
