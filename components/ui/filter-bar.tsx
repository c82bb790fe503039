import Form from "next/form";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Button } from "./button";
import { Icon } from "./icon";
import { LinkButton } from "./link-button";

export interface FilterBarProps {
  readonly action: string;
  /** Always in sight: the search box. */
  readonly search?: ReactNode;
  /** Folded away until wanted. */
  readonly children?: ReactNode;
  readonly activeCount: number;
  readonly resetHref: string;
  /** Other words than those of every list. */
  readonly summaryLabel?: string;
  /** On the search box. */
  readonly submitLabel?: string;
  /** On the folded part. */
  readonly applyLabel?: string;
  readonly resetLabel?: string;
}

/** A GET form: what is filtered stands in the address, so a view can be kept and sent. */
export async function FilterBar(props: FilterBarProps) {
  const { action, search, children, activeCount, resetHref } = props;
  const common = await getTranslations("common");
  const { summaryLabel = common("filter"), submitLabel = common("search") } = props;
  const { applyLabel = common("apply"), resetLabel = common("clearFilter") } = props;
  return (
    <Form action={action} prefetch={false} className="no-print rounded-md border border-line bg-surface p-3">
      {search ? (
        <div className="flex items-end gap-2">
          <div className="min-w-0 flex-1">{search}</div>
          <Button type="submit" variant="primary" icon="search">
            {submitLabel}
          </Button>
        </div>
      ) : null}
      {children ? (
        <details open={activeCount > 0} className={`group ${search ? "mt-2" : ""}`}>
          <summary className="inline-flex min-h-11 items-center gap-2 rounded-md px-2 font-semibold text-laut hover:bg-laut-wash">
            <Icon name="sliders-horizontal" />
            {summaryLabel}
            {activeCount > 0 ? (
              <span className="tabular rounded-sm bg-laut px-1.5 text-sm text-white">{activeCount}</span>
            ) : null}
          </summary>
          <div className="grid gap-3 pt-2 sm:grid-cols-2 lg:grid-cols-4">{children}</div>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button type="submit">{applyLabel}</Button>
            {activeCount > 0 ? (
              <LinkButton href={resetHref} variant="quiet">
                {resetLabel}
              </LinkButton>
            ) : null}
          </div>
        </details>
      ) : null}
    </Form>
  );
}
