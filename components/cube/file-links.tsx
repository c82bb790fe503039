import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";

/** Plain links: what they answer is a table to keep, not a page to show. @param href the table's own file address */
export function FileLinks({ href }: { readonly href: string }) {
  const t = useTranslations("cube.table");
  return (
    <span className="no-print flex flex-wrap gap-2">
      {(["csv", "xlsx"] as const).map((form) => (
        <a
          key={form}
          href={`${href}${href.includes("?") ? "&" : "?"}bentuk=${form}`}
          download
          className={buttonClass("quiet", "small")}
        >
          <Icon name="download" />
          {t(form)}
        </a>
      ))}
    </span>
  );
}
