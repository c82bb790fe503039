import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { formatNumber } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import type { FileKind } from "./file-state";

export interface KindReportProps<Kind extends string> {
  readonly file: Exclude<FileKind, "officeFile">;
  /** The file's own page. */
  readonly path: string;
  readonly kinds: readonly { readonly kind: Kind; readonly label: string; readonly count: number }[];
  readonly kind: Kind;
  readonly label: string;
  /** Ordinal after which this page begins; 0 on the first. */
  readonly after: number;
  readonly next: number | null;
  readonly shown: number;
  /** What can be taken along; null where there is nothing. */
  readonly download: { readonly href: string; readonly label: string } | null;
  readonly note?: ReactNode;
  /** What else the address says, such as a filter; kept from kind to kind and page to page. */
  readonly kept?: string;
  /** Said where there is no line. */
  readonly empty: string;
  readonly children: ReactNode;
}

/** What is in a file, kind by kind, page by page. */
export async function KindReport<Kind extends string>(props: KindReportProps<Kind>) {
  const { file, path, kind, after, next, shown, download, kept = "" } = props;
  const [t, locale] = await Promise.all([getTranslations(`${file}.items`), getLocale().then(localeOf)]);
  const href = (of: string, from?: number) =>
    `${path}?bagian=${of}${kept === "" ? "" : `&${kept}`}${from === undefined ? "" : `&sesudah=${from}`}`;
  return (
    <Card
      title={t("title")}
      aside={
        download === null ? null : (
          <a href={download.href} download className={buttonClass("secondary", "small")}>
            <Icon name="download" />
            {download.label}
          </a>
        )
      }
      flush
    >
      <div className="grid grid-cols-1 gap-3">
        <div className="px-4 sm:px-5">
          <Segmented
            label={props.label}
            items={props.kinds.map((each) => ({
              href: href(each.kind),
              label: each.label,
              count: formatNumber(each.count, locale),
              current: each.kind === kind,
            }))}
          />
          {props.note}
        </div>
        {shown === 0 ? <p className="px-4 py-4 text-muted sm:px-5">{props.empty}</p> : props.children}
        <div className="px-4 sm:px-5">
          <Pagination
            label={t("title")}
            summary={t("onPage", { count: shown })}
            previous={after === 0 ? null : { href: href(kind), label: t("first") }}
            next={next === null ? null : { href: href(kind, next), label: t("next") }}
          />
        </div>
      </div>
    </Card>
  );
}
