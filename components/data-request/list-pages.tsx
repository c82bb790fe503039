import { getTranslations } from "next-intl/server";
import { Pagination } from "@/components/ui/pagination";

export interface ListPagesProps {
  readonly label: string;
  readonly summary: string;
  /** Address of the first page, with its filter. */
  readonly first: string;
  readonly isFirst: boolean;
  /** Where the next page begins, as an address says it; null on the last. */
  readonly next: string | null;
}

/** Back to the first page and on to the next, below a list. */
export async function ListPages({ label, summary, first, isFirst, next }: ListPagesProps) {
  const common = await getTranslations("common");
  const onward = `${first}${first.includes("?") ? "&" : "?"}sesudah=${next}`;
  return (
    <div className="px-4 sm:px-5">
      <Pagination
        label={label}
        summary={summary}
        previous={isFirst ? null : { href: first, label: common("firstPage") }}
        next={next === null ? null : { href: onward, label: common("next") }}
      />
    </div>
  );
}
