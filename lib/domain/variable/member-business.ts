import { OWNERS } from "./owner";
import { inSection, regsosek, span } from "./variable";

/** Block IV-D. */
export const BUSINESS_VARIABLES = inSection({ level: "member", section: "business", owner: OWNERS.business }, [
  {
    key: "ownsBusiness",
    label: { id: "Memiliki usaha sendiri/bersama", en: "Owns a business alone/jointly" },
    questions: regsosek("420a"),
    sql: "smallint",
    codes: [1, 2],
    official: ["anggota:kepemilikan_usaha"],
  },
  {
    key: "businessCount",
    label: { id: "Jumlah usaha sendiri/bersama yang dimiliki", en: "Number of businesses" },
    questions: regsosek("420b"),
    sql: "smallint",
    min: 1,
    max: 99,
    official: ["anggota:jumlah_usaha"],
  },
  {
    key: "businessIndustry",
    label: { id: "Lapangan usaha dari usaha utama", en: "Industry of the main business" },
    questions: regsosek("421"),
    sql: "smallint",
    codes: span(1, 26),
    official: ["anggota:lapangan_usaha_dari_usaha_utama"],
  },
  {
    key: "paidWorkers",
    label: { id: "Jumlah pekerja yang dibayar pada usaha utama", en: "Paid workers in the main business" },
    questions: regsosek("422"),
    sql: "smallint",
    min: 0,
    max: 999,
    official: ["anggota:jumlah_pekerja_yang_dibayar_dari_usaha_utama"],
  },
  {
    key: "unpaidWorkers",
    label: { id: "Jumlah pekerja yang tidak dibayar pada usaha utama", en: "Unpaid workers in the main business" },
    questions: regsosek("423"),
    sql: "smallint",
    min: 0,
    max: 99,
    official: ["anggota:jumlah_pekerja_yang_tidak_dibayar_dari_usaha_utama"],
  },
  {
    key: "businessPermit",
    label: { id: "Kepemilikan perizinan usaha utama", en: "Business permit held" },
    questions: regsosek("424"),
    sql: "smallint",
    codes: span(1, 12),
  },
  {
    key: "monthlyTurnover",
    label: { id: "Omzet usaha utama per bulan (rupiah)", en: "Monthly turnover of the main business" },
    questions: regsosek("425"),
    sql: "smallint",
    codes: span(1, 7),
    official: ["anggota:omzet_usaha_utama"],
    specific: "finance",
  },
  {
    key: "businessInternetUse",
    label: {
      id: "Penggunaan internet dalam kegiatan usaha utama",
      en: "Internet use in the business",
    },
    questions: regsosek("426"),
    sql: "smallint[]",
    codes: [0, 1, 2, 4, 8, 16, 32],
    exclusive: [0],
  },
]);
