import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { readingMinutes } from "@/lib/domain/training/lesson";
import { MODULE_CODES, MODULE_HOURS, type ModuleCode, type TrainingModule } from "@/lib/domain/training/module";
import type { Locale } from "@/lib/i18n/locale";
import { portalModuleHref } from "./module-href";

export interface ModuleListProps {
  readonly modules: readonly TrainingModule[];
  readonly locale: Locale;
  /** Marks the modules of the reader's path; absent where all are. */
  readonly own?: readonly ModuleCode[];
  /** Where a module is read; in field mode that is another place. */
  readonly hrefOf?: (code: ModuleCode) => string;
}

export function ModuleList({ modules, locale, own = [], hrefOf = portalModuleHref }: ModuleListProps) {
  const t = useTranslations("training");
  return (
    <ol className="divide-y divide-line rounded-md border border-line bg-surface">
      {modules.map(({ code, lesson }) => (
        <li key={code} className="px-4 py-3 sm:px-5">
          <Link
            href={hrefOf(code)}
            className="link inline-flex min-h-11 items-center text-lg font-semibold wrap-anywhere"
          >
            {lesson[locale].title}
          </Link>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
            <span>{t("number", { number: MODULE_CODES.indexOf(code) + 1 })}</span>
            <span className="font-semibold text-ink">{t("jp", { hours: MODULE_HOURS[code] })}</span>
            <span>{t("reading", { minutes: readingMinutes(lesson[locale]) })}</span>
            {own.includes(code) ? (
              <Badge tone="info" icon="check">
                {t("inPath")}
              </Badge>
            ) : null}
          </p>
          <p className="mt-1 max-w-prose">{lesson[locale].purpose}</p>
        </li>
      ))}
    </ol>
  );
}
