import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";

/** At the door, and once a family is in. */
const AT_THE_DOOR = ["code", "facts", "limit", "waktu", "luar", "surat"] as const;
const INSIDE = ["isi", "masa", "diproses", "kosong", "lain", "bentuk", "isian", "nama", "banyak", "asal"] as const;

/** What went wrong with a plain form, on the page it leads back to; nothing for anything that is no fault of ours. */
export async function FaultNote({ fault }: { readonly fault: unknown }) {
  const t = await getTranslations("selfUpdate.fault");
  const known = [...AT_THE_DOOR, ...INSIDE].find((one) => one === fault);
  if (known === undefined) return null;
  return (
    <Alert tone="danger" title={t(INSIDE.some((one) => one === known) ? "titleInside" : "title")} live="assertive">
      {t(known)}
    </Alert>
  );
}
