import { OWNERS } from "./owner";
import { dtsen, type Entry, inSection, span } from "./variable";

const FINANCE = { sensitivity: "quasi_identifier", specific: "finance" } as const;

function whether(key: string, no: string, id: string, en: string): Entry {
  return { key, label: { id, en }, questions: dtsen(no), sql: "smallint", codes: [1, 2, 9], ...FINANCE };
}

function income(key: string, no: string, id: string, en: string): Entry {
  return { key, label: { id, en }, questions: dtsen(no), sql: "integer", min: 0, max: 999_999_999, ...FINANCE };
}

/** Block IV of the 2026 form, 24-32: where the person lives and the finer relation to the head. */
const DEMOGRAPHIC = inSection(
  { level: "member", section: "demographic", owner: OWNERS.civil, dateBlock: "demographicDtsen" },
  [
    {
      key: "phone",
      label: { id: "Nomor telepon/HP", en: "Phone number" },
      questions: dtsen("26b"),
      sql: "text",
      maxLength: 16,
      sensitivity: "data_pribadi",
    },
    {
      key: "domicile",
      label: { id: "Alamat domisili", en: "Domicile vs documents" },
      questions: dtsen("27b"),
      sql: "smallint",
      codes: span(1, 4),
    },
    {
      key: "domicileProvince",
      label: { id: "Provinsi domisili", en: "Province of domicile" },
      questions: dtsen("28DN-a"),
      sql: "text",
      maxLength: 100,
      sensitivity: "quasi_identifier",
    },
    {
      key: "domicileRegency",
      label: { id: "Kabupaten/kota domisili", en: "Regency of domicile" },
      questions: dtsen("28DN-b"),
      sql: "text",
      maxLength: 100,
      sensitivity: "quasi_identifier",
    },
    {
      key: "domicileCountry",
      label: { id: "Negara domisili", en: "Country of domicile" },
      questions: dtsen("28LN"),
      sql: "text",
      maxLength: 100,
      sensitivity: "quasi_identifier",
    },
    {
      key: "relationDetail",
      label: { id: "Hubungan dengan kepala keluarga (2026)", en: "Relationship to the head (2026)" },
      questions: dtsen("32"),
      sql: "smallint",
      codes: span(1, 9),
    },
  ],
);

const EDUCATION = inSection(
  { level: "member", section: "education", owner: OWNERS.education, dateBlock: "educationDtsen" },
  [
    {
      key: "certificateGroup",
      label: { id: "Ijazah/STTB tertinggi yang dimiliki (2026)", en: "Highest certificate held (2026)" },
      questions: dtsen("34"),
      sql: "smallint",
      codes: span(0, 6),
    },
  ],
);

/** 35-37: incomes by kind, occupation as text, status in the job. */
const EMPLOYMENT = inSection(
  { level: "member", section: "employment", owner: OWNERS.labour, dateBlock: "employmentDtsen" },
  [
    whether("hasJobIncome", "35a", "Pendapatan dari pekerjaan", "Has income from work"),
    income("incomeSalary", "35a.1", "Upah/gaji sebulan", "Monthly salary"),
    income("incomeAllowance", "35a.2", "Tunjangan sebulan", "Monthly allowance"),
    income("incomeMeal", "35a.3", "Uang makan sebulan", "Monthly meal allowance"),
    income("incomeHonorarium", "35a.4", "Honor sebulan", "Monthly honorarium"),
    income("incomeOvertime", "35a.5", "Lembur sebulan", "Monthly overtime pay"),
    income("incomeWorkOther", "35a.6", "Pendapatan kerja lainnya sebulan", "Other monthly income from work"),
    whether("hasBusinessIncome", "35b", "Pendapatan dari usaha (offline/online)", "Has business income"),
    income("businessIncome", "35b.1", "Total pendapatan dari usaha sebulan", "Monthly business income"),
    whether("hasOtherIncome", "35c", "Penerimaan pendapatan lain", "Has other income"),
    income("otherIncome", "35c.1", "Total penerimaan lain sebulan", "Other monthly income"),
    {
      key: "mainOccupation",
      label: { id: "Profesi/pekerjaan utama", en: "Main occupation" },
      questions: dtsen("36"),
      sql: "text",
      maxLength: 100,
      sensitivity: "quasi_identifier",
    },
    {
      key: "jobStatus",
      label: { id: "Status kedudukan dalam pekerjaan utama (2026)", en: "Employment status (2026)" },
      questions: dtsen("37"),
      sql: "smallint",
      codes: [...span(1, 6), 9],
    },
  ],
);

const ACCOUNT = inSection({ level: "member", section: "account", owner: OWNERS.social }, [
  {
    key: "bankAccount",
    label: { id: "Memiliki rekening aktif atau dompet digital", en: "Has an active account or e-wallet" },
    questions: dtsen("40"),
    sql: "smallint",
    codes: [...span(1, 4), 9],
    ...FINANCE,
  },
]);

export const MEMBER_DTSEN_VARIABLES = [...DEMOGRAPHIC, ...EDUCATION, ...EMPLOYMENT, ...ACCOUNT];
