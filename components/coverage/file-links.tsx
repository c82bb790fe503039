import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { type CoverageChoice, coverageHref } from "@/lib/domain/coverage/address";

/** The variables listed, as a file to keep. */
export function FileLinks({ code, choice }: { readonly code: string; readonly choice: CoverageChoice }) {
  const t = useTranslations("coverage");
  const href = coverageHref(code, choice, "/unduh");
  return (["csv", "xlsx"] as const).map((form) => (
    <a
      key={form}
      href={`${href}${href.includes("?") ? "&" : "?"}bentuk=${form}`}
      download
      className={buttonClass("quiet", "normal", "no-print")}
    >
      <Icon name="download" />
      {t(form)}
    </a>
  ));
}
