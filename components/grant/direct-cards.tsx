import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import type { DirectLine } from "@/lib/domain/access/direct-access";
import { formatDay, formatInstant } from "@/lib/i18n/formats";

/** What was opened by hand, one card each: for whom, where, by whom, until when and why. */
export function DirectCards({ lines }: { readonly lines: readonly DirectLine[] }) {
  return (
    <ul className="space-y-3">
      {lines.map((line) => (
        <li key={line.id}>
          <DirectCard line={line} />
        </li>
      ))}
    </ul>
  );
}

function DirectCard({ line }: { readonly line: DirectLine }) {
  const t = useTranslations("admin.direct");
  const roles = useTranslations("roles.name");
  const locale = useLocale();
  const { given, zone } = line;
  const lastDay = (until: Date) => formatDay(new Date(until.getTime() - 1), zone, locale, "long");
  const told =
    given === null
      ? [{ term: t("what"), detail: t("code") }]
      : [
          { term: t("by"), detail: given.by },
          { term: t("until"), detail: given.until === null ? t("noEnd") : lastDay(given.until) },
          { term: t("reason"), detail: given.reason },
        ];
  return (
    <article className="avoid-break rounded-md border border-line bg-surface px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="text-base">{line.regionLabel}</h2>
        <Badge tone={line.isOpen ? "attention" : "neutral"} icon={line.isOpen ? "eye" : "lock"}>
          {t(line.isOpen ? "open" : "shut")}
        </Badge>
      </div>
      <div className="mt-1">
        <DescriptionList
          items={[
            { term: t("for"), detail: line.holderName },
            { term: t("duty"), detail: roles(line.role) },
            { term: t("at"), detail: formatInstant(line.at, zone, locale) },
            ...told,
          ]}
        />
      </div>
    </article>
  );
}
