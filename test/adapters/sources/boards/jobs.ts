/** Jobs in the shapes that the systems' own documents describe, of employers that do not exist. */
export const greenhouseJob = {
  id: 4012345,
  internal_job_id: 99,
  title: "Tide Gauge Technician",
  updated_at: "2026-11-02T09:00:00-04:00",
  requisition_id: "TG-118",
  location: { name: "Galway, Ireland" },
  absolute_url: "https://job-boards.greenhouse.io/brooklinegauges/jobs/4012345",
  company_name: "Brookline Gauges",
  first_published: "2026-10-20T09:00:00-04:00",
  content:
    "&lt;h3&gt;What you will do&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;Calibrate gauges on piers&lt;/li&gt;&lt;/ul&gt;&lt;h3&gt;Requirements&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;3+ years of field work&lt;/li&gt;&lt;/ul&gt;",
  departments: [{ id: 1, name: "Field", child_ids: [], parent_id: null }],
  pay_input_ranges: [{ min_cents: 4_800_000, max_cents: 5_600_000, currency_type: "EUR", title: "Annual", blurb: "" }],
  demographic_questions: { header: "Voluntary self-identification", questions: [] },
  data_compliance: [{ type: "gdpr", requires_consent: false }],
};

export const leverJob = {
  id: "5ac21346-8e0c-4494-8e7a-3eb92ff77902",
  text: "Night Ferry Purser",
  categories: { location: "Bergen", commitment: "Full-time", team: "Crew", allLocations: ["Bergen", "Stavanger"] },
  country: "NO",
  descriptionBody: "<div>You run the cabin deck on the night route.</div>",
  descriptionBodyPlain: "You run the cabin deck on the night route.",
  lists: [{ text: "What we ask for", content: "<li>2+ years at sea</li><li>Norwegian and English</li>" }],
  additional: "<div>We do not offer relocation.</div>",
  additionalPlain: "We do not offer relocation.",
  workplaceType: "unspecified",
  salaryRange: { currency: "NOK", interval: "per-year-salary", min: 480_000, max: 560_000 },
  hostedUrl: "https://jobs.lever.co/fjordline/5ac21346-8e0c-4494-8e7a-3eb92ff77902",
  applyUrl: "https://jobs.lever.co/fjordline/5ac21346-8e0c-4494-8e7a-3eb92ff77902/apply",
  createdAt: 1_790_000_000_000,
};

export const ashbyJob = {
  id: "a1b2",
  title: "Compiler Engineer",
  location: "Zurich",
  secondaryLocations: [],
  department: "Engineering",
  team: "Languages",
  employmentType: "FullTime",
  isRemote: true,
  workplaceType: "Hybrid",
  isListed: true,
  shouldDisplayCompensationOnJobPostings: false,
  compensation: { compensationTierSummary: "CHF 130K – 160K" },
  descriptionHtml: "<p>You write register allocators.</p><h2>Requirements</h2><ul><li>A degree in computing</li></ul>",
  descriptionPlain: "You write register allocators.",
  publishedAt: "2026-10-01T00:00:00.000Z",
  jobUrl: "https://jobs.ashbyhq.com/Halyard/a1b2",
};

export const smartRecruitersJob = {
  id: "743999",
  uuid: "u-1",
  name: "Archivist",
  refNumber: "REF12X",
  company: { identifier: "PaperLane", name: "Paper Lane" },
  location: {
    city: "Ghent",
    region: "VOV",
    country: "be",
    remote: false,
    hybrid: true,
    fullLocation: "Ghent, Belgium",
  },
  department: { label: "Collections" },
  typeOfEmployment: { label: "Part-time" },
  experienceLevel: { label: "Associate" },
  customField: [{ fieldId: "f", fieldLabel: "Office days", valueLabel: "2" }],
  releasedDate: "2026-11-01T10:00:00.000Z",
  language: { code: "en", label: "English" },
  jobAd: {
    sections: {
      companyDescription: { title: "Company Description", text: "<p>Paper Lane keeps letters.</p>" },
      jobDescription: { title: "Job Description", text: "<p>You describe and preserve letters.</p>" },
      qualifications: { title: "Qualifications", text: "<ul><li>A diploma in archival science</li></ul>" },
      additionalInformation: { title: "Additional Information", text: "" },
    },
  },
};

export const workableJob = {
  title: "Greenhouse Grower",
  shortcode: "ABC123",
  code: "",
  employment_type: "Full-time",
  telecommuting: false,
  department: "Growing",
  url: "https://apply.workable.com/j/ABC123",
  published_on: "2026-10-10",
  created_at: "2026-10-09",
  country: "Netherlands",
  city: "Venlo",
  state: "Limburg",
  education: "Vocational",
  experience: "Associate",
  function: "Production",
  industry: "Farming",
  locations: [{ country: "Netherlands", city: "Venlo" }],
  description: "<p>You tend tomatoes under glass.</p><h3>Requirements</h3><ul><li>A forklift licence</li></ul>",
};

export const recruiteeOffer = {
  id: 77,
  slug: "chef-de-cuisine",
  title: "Chef de cuisine",
  description: "<p>You lead a kitchen of nine.</p>",
  requirements: "<ul><li>5 years in a hotel kitchen</li></ul>",
  department: "Kitchen",
  locations: [{ city: "Lille", country: "France" }],
  remote: false,
  hybrid: false,
  on_site: true,
  salary: { min: "2600", max: "3100", period: "month", currency: "EUR" },
  employment_type_code: "fulltime_permanent",
  min_hours: 35,
  max_hours: 39,
  close_at: null,
  status: "published",
  careers_url: "https://lanterne.recruitee.com/o/chef-de-cuisine",
  open_questions: [{ body: "Why us?" }],
};

export const personioFeed = `<?xml version="1.0" encoding="UTF-8"?>
<workzag-jobs><position>
<id>1234567</id><subcompany>Nordlicht Fahrplan GmbH</subcompany><office>Kiel</office><department>Leitstelle</department>
<name>Disponent (m/w/d)</name>
<jobDescriptions>
<jobDescription><name>Deine Aufgaben</name><value><![CDATA[<ul><li>Du planst Busse &amp; Fähren</li></ul>]]></value></jobDescription>
<jobDescription><name>Dein Profil</name><value><![CDATA[<ul><li>Eine Ausbildung im Verkehr</li></ul>]]></value></jobDescription>
</jobDescriptions>
<employmentType>permanent</employmentType><seniority>experienced</seniority><schedule>full-time</schedule>
<yearsOfExperience>2-5</yearsOfExperience><occupation>logistics</occupation><createdAt>2026-10-01T00:00:00+00:00</createdAt>
</position></workzag-jobs>`;
