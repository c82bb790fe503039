import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import * as z from "zod";
import { DelegationTable } from "@/components/delegation/delegation-table";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { type DELEGATION_WORDS, type DelegationWord, delegationWordIn } from "@/lib/domain/access/delegation-page";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listAreaDelegations } from "@/lib/server/delegation/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("delegation.area"))("title") };
}

const WORDS: readonly DelegationWord[] = [
  "berjalan",
  "akan-datang",
  "selesai",
] satisfies (keyof typeof DELEGATION_WORDS)[];
const hrefOf = (word: DelegationWord) => (word === "berjalan" ? "/akses/cuti" : `/akses/cuti?keadaan=${word}`);

/** Who is on leave in an area, and who stands in. */
export default async function AreaLeaveRoute({ searchParams }: PageProps<"/akses/cuti">) {
  const actor = await requirePermission("grant:manage");
  const query = await searchParams;
  const word = delegationWordIn(query["keadaan"]);
  const after = z.uuid().safeParse(query["sesudah"]);
  const page = await listAreaDelegations(actor, word, after.success ? after.data : null, new Date());
  if (page === null) notFound();
  const [t, common] = await Promise.all([getTranslations("delegation.area"), getTranslations("common")]);
  const join = hrefOf(word).includes("?") ? "&" : "?";
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead")}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("back"), href: "/akses" }, { label: t("title") }]}
          />
        }
      />
      <Segmented
        label={t("states")}
        items={WORDS.map((each) => ({ href: hrefOf(each), label: t(`word.${each}`), current: each === word }))}
      />
      <div className="mt-4">
        {page.lines.length === 0 ? (
          <EmptyState icon="users" title={t("emptyTitle")}>
            {t("empty")}
          </EmptyState>
        ) : (
          <DelegationTable lines={page.lines} grantId={actor.grant.id} />
        )}
        <Pagination
          label={common("pages")}
          previous={after.success ? { href: hrefOf(word), label: t("first") } : null}
          next={
            page.next === null ? null : { href: `${hrefOf(word)}${join}sesudah=${page.next}`, label: common("next") }
          }
        />
      </div>
    </>
  );
}
