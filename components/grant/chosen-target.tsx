import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";

export interface ChosenTargetProps {
  readonly action: string;
  readonly role: string;
  readonly roleLabel: string;
  readonly regionLabel: string | null;
}

/** What has been chosen so far, each with the way back to it. */
export async function ChosenTarget({ action, role, roleLabel, regionLabel }: ChosenTargetProps) {
  const t = await getTranslations("admin.choose");
  const rows = [
    { term: t("role"), detail: roleLabel, href: action },
    ...(regionLabel === null ? [] : [{ term: t("region"), detail: regionLabel, href: `${action}?peran=${role}` }]),
  ];
  return (
    <dl className="mb-5 max-w-2xl divide-y divide-line rounded-md border border-line bg-surface px-4">
      {rows.map((row) => (
        <div key={row.href} className="flex min-h-12 flex-wrap items-center gap-x-4">
          <dt className="w-24 text-muted">{row.term}</dt>
          <dd className="min-w-0 flex-1 font-semibold">{row.detail}</dd>
          <dd>
            <Link href={row.href} className="link inline-flex min-h-11 items-center">
              {t("change")}
              <span className="sr-only"> {row.term}</span>
            </Link>
          </dd>
        </div>
      ))}
    </dl>
  );
}
