import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";

const FAULTS = [
  "code",
  "facts",
  "limit",
  "waktu",
  "isi",
  "masa",
  "diproses",
  "kosong",
  "lain",
  "bentuk",
  "isian",
  "nama",
  "banyak",
] as const;

/** What went wrong with a plain form, on the page it leads back to; nothing for anything that is no fault of ours. */
export async function FaultNote({ fault }: { readonly fault: unknown }) {
  const t = await getTranslations("selfUpdate.fault");
  const known = FAULTS.find((one) => one === fault);
  if (known === undefined) return null;
  return (
    <Alert tone="danger" title={t("title")} live="assertive">
      {t(known)}
    </Alert>
  );
}
