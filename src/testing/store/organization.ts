/** The organization's limits; each may be left out. */
export interface OrganizationOptions {
  /** From how many rows on clients compute statistics of columns; default 100. */
  readonly dfStatisticsRowThreshold?: number;
  /** Of how many rows they compute them; default 500. */
  readonly dfStatisticsSampleRows?: number;
  /** Of how many columns; default 100. */
  readonly dfStatisticsMaxColumns?: number;
  /** How large an uploaded file may be, in bytes; default 104,857,600. */
  readonly uploadBytes?: number;
}

/** The limits as they apply. */
export type Organization = Readonly<Required<OrganizationOptions>>;

export const usualOrganization: Organization = {
  dfStatisticsRowThreshold: 100,
  dfStatisticsSampleRows: 500,
  dfStatisticsMaxColumns: 100,
  uploadBytes: 100 * 1024 * 1024,
};
