import type { Text } from "../../variable/variable";
import { options, type QuestionDefinition } from "../question";
import { rupiah, YES_NO_UNKNOWN } from "./shapes";

function whether(no: string, key: string, id: string, en: string, help: Text): QuestionDefinition {
  return {
    no,
    key,
    label: { id, en },
    type: "choice",
    options: YES_NO_UNKNOWN,
    askIf: "presence in [1,5] && age >= 5",
    help,
  };
}

const kind = (no: string, key: string, id: string, en: string) =>
  rupiah(no, key, id, en, { askIf: "presence in [1,5] && age >= 5 && hasJobIncome == 1" });

/** 35-37: incomes by kind, the occupation in words, the status in the job. */
export const EMPLOYMENT: readonly QuestionDefinition[] = [
  whether("35a", "hasJobIncome", "Pendapatan dari pekerjaan", "Has income from work", {
    id: "Gaji, tunjangan, uang makan, honor, lembur, dan lainnya.",
    en: "Salary, allowance, meal money, honorarium, overtime and the like.",
  }),
  kind("35a.1", "incomeSalary", "Upah/gaji sebulan", "Monthly salary"),
  kind("35a.2", "incomeAllowance", "Tunjangan sebulan", "Monthly allowance"),
  kind("35a.3", "incomeMeal", "Uang makan sebulan", "Monthly meal allowance"),
  kind("35a.4", "incomeHonorarium", "Honor sebulan", "Monthly honorarium"),
  kind("35a.5", "incomeOvertime", "Lembur sebulan", "Monthly overtime pay"),
  kind("35a.6", "incomeWorkOther", "Lainnya sebulan", "Other, monthly"),
  whether("35b", "hasBusinessIncome", "Pendapatan dari usaha (offline/online)", "Has business income", {
    id: "Dari usaha sendiri atau bersama, termasuk berjualan daring.",
    en: "From a business of one's own or shared, selling online included.",
  }),
  rupiah("35b.1", "businessIncome", "Total pendapatan dari usaha sebulan", "Monthly business income", {
    askIf: "presence in [1,5] && age >= 5 && hasBusinessIncome == 1",
  }),
  whether("35c", "hasOtherIncome", "Penerimaan pendapatan lain", "Has other income", {
    id: "Kiriman, pemberian, sewa, bunga, dan pendapatan tanpa bekerja lainnya.",
    en: "Transfers, gifts, rent, interest and other income without work.",
  }),
  rupiah("35c.1", "otherIncome", "Total penerimaan lain sebulan", "Monthly other income", {
    askIf: "presence in [1,5] && age >= 5 && hasOtherIncome == 1",
  }),
  {
    no: "36",
    key: "mainOccupation",
    label: { id: "Profesi/pekerjaan utama", en: "Main occupation" },
    type: "text",
    maxLength: 100,
    askIf: "presence in [1,5] && age >= 10",
    help: { id: 'Tulis "-" bila tidak bekerja.', en: 'Write "-" for somebody who does not work.' },
  },
  {
    no: "37",
    key: "jobStatus",
    label: { id: "Status kedudukan dalam pekerjaan utama", en: "Employment status in the main job" },
    type: "choice",
    options: options(
      [1, "Berusaha sendiri", "Own-account worker"],
      [2, "Berusaha dibantu buruh", "Employer with workers"],
      [3, "Buruh/karyawan/pegawai swasta", "Private employee"],
      [
        4,
        "ASN/TNI/Polri/BUMN/BUMD/pejabat negara/kades",
        "Civil servant/military/police/state firm/official/village head",
      ],
      [5, "Pekerja bebas", "Casual worker"],
      [6, "Pekerja keluarga/tidak dibayar", "Unpaid family worker"],
      [9, "Tidak tahu", "Don't know"],
    ),
    askIf: "presence in [1,5] && age >= 10",
    optional: {
      reason: { id: "Orang yang tidak bekerja tidak punya kedudukan", en: "Somebody who does not work has none" },
      blankIsAnswer: true,
    },
    help: { id: "Kosongkan bila tidak bekerja.", en: "Leave empty for somebody who does not work." },
  },
];
