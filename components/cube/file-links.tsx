import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";

export interface FileLinksProps {
  /** The table's own file address. */
  readonly href: string;
  /** Which table, for who cannot see where the links stand; where a page has several. */
  readonly title?: string;
}

/** Plain links: what they answer is a table to keep, not a page to show. */
export function FileLinks({ href, title }: FileLinksProps) {
  const t = useTranslations("cube.table");
  return (
    <span className="no-print flex flex-wrap gap-2">
      {(["csv", "xlsx"] as const).map((form) => (
        <a
          key={form}
          href={`${href}${href.includes("?") ? "&" : "?"}bentuk=${form}`}
          download
          {...(title === undefined ? {} : { "aria-label": t("fileOf", { file: t(form), title }) })}
          className={buttonClass("quiet", "small")}
        >
          <Icon name="download" />
          {t(form)}
        </a>
      ))}
    </span>
  );
}
