import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { moduleOf } from "@/lib/domain/training/curriculum";
import type { Neighbours } from "@/lib/domain/training/path";
import type { Locale } from "@/lib/i18n/locale";

/** Where to go from the end of a module. */
export function ModuleSteps({ previous, next, locale }: Neighbours & { readonly locale: Locale }) {
  const t = useTranslations("training");
  return (
    <nav aria-label={t("title")} className="no-print mt-10 space-y-4 border-t border-line pt-5">
      <div className="grid gap-3 sm:grid-cols-2">
        {previous === null ? null : (
          <Link
            href={`/belajar/${previous}`}
            className="rounded-md border border-line bg-surface px-4 py-3 hover:bg-laut-wash"
          >
            <span className="block text-sm text-muted">{t("previous")}</span>
            <span className="font-semibold">{moduleOf(previous).lesson[locale].title}</span>
          </Link>
        )}
        {next === null ? null : (
          <Link
            href={`/belajar/${next}`}
            className="rounded-md border border-line bg-surface px-4 py-3 hover:bg-laut-wash sm:col-start-2 sm:text-end"
          >
            <span className="block text-sm text-muted">{t("next")}</span>
            <span className="font-semibold">{moduleOf(next).lesson[locale].title}</span>
          </Link>
        )}
      </div>
      <LinkButton href="/belajar" variant="secondary" icon="arrow-left">
        {t("back")}
      </LinkButton>
    </nav>
  );
}
