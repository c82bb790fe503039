import { OWNERS } from "./owner";
import { inSection, regsosek, span } from "./variable";

/** Block V 505-506: services the family uses. */
export const SERVICES_VARIABLES = inSection({ level: "household", section: "services", owner: OWNERS.communication }, [
  {
    key: "internetAccess",
    label: {
      id: "Jenis akses internet utama yang digunakan keluarga selama sebulan terakhir",
      en: "Main internet access in the last month",
    },
    questions: regsosek("505"),
    sql: "smallint",
    codes: span(0, 3),
    owner: OWNERS.communication,
  },
  {
    key: "bankAccount",
    label: {
      id: "Keluarga memiliki rekening aktif atau dompet digital",
      en: "Family has an active account or e-wallet",
    },
    questions: regsosek("506"),
    sql: "smallint",
    codes: span(1, 4),
    sensitivity: "quasi_identifier",
    owner: OWNERS.social,
    specific: "finance",
  },
]);
