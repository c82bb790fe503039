import { getTranslations } from "next-intl/server";
import { Skeleton } from "@/components/ui/skeleton";
import { SkeletonCards, SkeletonHeading, SkeletonRows } from "@/components/ui/skeleton-shapes";

/** The shape of a list page while its rows are read. Pages that may answer "not found" have none: once a skeleton is sent, the status is. */
export async function PageSkeleton() {
  const t = await getTranslations("common");
  return (
    <Skeleton label={t("loading")}>
      <div className="space-y-5">
        <SkeletonHeading />
        <SkeletonCards />
        <SkeletonRows />
      </div>
    </Skeleton>
  );
}
