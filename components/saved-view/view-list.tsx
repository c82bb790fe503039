import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { type TableRequest, tableHref } from "@/lib/domain/cube/request";
import { RemoveView } from "./remove-view";
import { ViewName } from "./view-name";
import { viewWords } from "./view-words";

export interface ViewLine {
  readonly regencyCode: string;
  readonly id: string;
  readonly name: string;
  readonly areaCode: string;
  readonly areaLabel: string;
  readonly request: TableRequest | null;
  readonly isWithinReach: boolean;
}

/** A person's saved views: each leads to its table. */
export async function ViewList({ views, grantId }: { readonly views: readonly ViewLine[]; readonly grantId: string }) {
  const [t, rename, remove] = await Promise.all([
    getTranslations("savedView"),
    viewWords("rename"),
    viewWords("remove"),
  ]);
  const open = (label: string, name: string) => (
    <>
      {label}
      <span className="sr-only"> {name}</span>
    </>
  );
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-surface">
      {views.map((view) => {
        const subject = { regencyCode: view.regencyCode, id: view.id };
        return (
          <li key={view.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
            <div className="min-w-0 wrap-anywhere">
              <ViewTitle view={view} />
            </div>
            <span className="flex flex-wrap gap-2">
              <ViewName
                key={view.name}
                grantId={grantId}
                command="view.rename"
                subject={subject}
                initial={view.name}
                words={{ ...rename, open: open(t("rename.open"), view.name) }}
                icon="file-pen-line"
                size="small"
              />
              <RemoveView
                grantId={grantId}
                subject={subject}
                lead={t("remove.lead", { name: view.name })}
                words={{ ...remove, open: open(t("remove.open"), view.name) }}
              />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

async function ViewTitle({ view: { name, areaCode, areaLabel, request, isWithinReach } }: { readonly view: ViewLine }) {
  const t = await getTranslations("savedView");
  if (request === null || !isWithinReach)
    return (
      <>
        <p className="font-semibold">{name}</p>
        <p className="text-sm text-muted">{t(request === null ? "outdated" : "outside", { area: areaLabel })}</p>
      </>
    );
  return (
    <>
      <Link
        href={tableHref(areaCode, request)}
        className="link inline-flex min-h-11 items-center font-semibold md:min-h-8"
      >
        {name}
      </Link>
      <p className="text-sm text-muted">
        <Described request={request} area={areaLabel} />
      </p>
    </>
  );
}

/** "Buang air besar sembarangan menurut Desil dan Anggota, Desa Beru". */
async function Described({ request, area }: { readonly request: TableRequest; readonly area: string }) {
  const [t, cuts, table, locale] = await Promise.all([
    getTranslations("savedView"),
    getTranslations("cube.cut"),
    getTranslations("cube.table"),
    getLocale(),
  ]);
  const { measure, rows, columns } = request;
  const what = measure.kind === "indicator" ? measure.indicator.title[locale] : table(measure.kind);
  const by = rows === "area" ? table("area") : cuts(`${rows}.label`);
  if (columns === null) return t("about", { what, by: by.toLowerCase(), area });
  return t("aboutBoth", { what, by: by.toLowerCase(), and: cuts(`${columns}.label`).toLowerCase(), area });
}
