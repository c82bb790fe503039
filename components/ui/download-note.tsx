import { useTranslations } from "next-intl";

/** How much of the list above its file holds, and in which form. */
export function DownloadNote({ hasWorkbook = false }: { readonly hasWorkbook?: boolean }) {
  const t = useTranslations("common");
  return <p className="text-sm text-muted">{t(hasWorkbook ? "downloadNoteBoth" : "downloadNote")}</p>;
}
