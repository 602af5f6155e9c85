package io.github.gonggao.graph;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.datatypes.BaseDatatype;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * The terms that the graph is written in, and the way from Chinese words to concepts.
 *
 * <p>The concepts and their labels are those of {@code ontology.ttl}, read once from the class
 * path: to teach the program a word, give a concept there a {@code skos:hiddenLabel}.
 */
public final class Vocabulary {
  public static final String NS = "https://w3id.org/gonggao/ontology#";
  public static final String CONCEPTS = "https://w3id.org/gonggao/vocab/";
  public static final String ZH_HANS = "zh-Hans";
  public static final String ZH_HANT = "zh-Hant";

  public static final Node ANNOUNCEMENT = gg("Announcement");
  public static final Node TEXT_VERSION = gg("TextVersion");
  public static final Node SPAN = gg("Span");
  public static final Node MENTION = gg("Mention");
  public static final Node SHORT_FORM_CLASS = gg("ShortForm");
  public static final Node TENURE = gg("Tenure");
  public static final Node OFFICIAL_GROUP = gg("OfficialGroup");
  public static final Node EVENT = gg("Event");
  public static final Node MEETING = gg("Meeting");
  public static final Node PARTICIPATION = gg("Participation");
  public static final Node AGENDA_ITEM = gg("AgendaItem");
  public static final Node POLICY_DOCUMENT = gg("PolicyDocument");
  public static final Node STATEMENT = gg("Statement");
  public static final Node PERSONNEL_CHANGE = gg("PersonnelChange");
  public static final Node FORMULATION = gg("Formulation");
  public static final Node REPORTS = gg("reports");
  public static final Node PUBLISHES = gg("publishes");
  public static final Node SOURCE_TEXT = gg("sourceText");
  public static final Node READING_TEXT = gg("readingText");
  public static final Node DEFINES_SHORT_FORM = gg("definesShortForm");
  public static final Node SHORT_FORM = gg("shortForm");
  public static final Node STANDS_FOR = gg("standsFor");
  public static final Node SHA256 = gg("sha256");
  public static final Node NORMALIZED_TEXT = gg("normalizedText");
  public static final Node CONFIDENCE = gg("confidence");
  public static final Node EVIDENCE = gg("evidence");
  public static final Node RULE = gg("rule");
  public static final Node ESTABLISHED_IN = gg("establishedIn");
  public static final Node ADMINISTERED_BY = gg("administeredBy");
  public static final Node RANK = gg("rank");
  public static final Node POST = gg("post");
  public static final Node ATTESTED_ON = gg("attestedOn");
  public static final Node TENURE_STATUS = gg("tenureStatus");
  public static final Node MEETING_KIND = gg("meetingKind");
  public static final Node HOST = gg("host");
  public static final Node IS_EXPANDED = gg("isExpanded");
  public static final Node TERM_NUMBER = gg("termNumber");
  public static final Node SESSION_NUMBER = gg("sessionNumber");
  public static final Node HAS_PARTICIPATION = gg("hasParticipation");
  public static final Node HAS_AGENDA_ITEM = gg("hasAgendaItem");
  public static final Node PARTICIPANT = gg("participant");
  public static final Node PARTICIPATION_ROLE = gg("participationRole");
  public static final Node IN_CAPACITY_OF = gg("inCapacityOf");
  public static final Node LIST_ORDER = gg("listOrder");
  public static final Node AGENDA_ACTION = gg("agendaAction");
  public static final Node CONSIDERS = gg("considers");
  public static final Node DOCUMENT_KIND = gg("documentKind");
  public static final Node DOCUMENT_NUMBER = gg("documentNumber");
  public static final Node AGENCY_CODE = gg("agencyCode");
  public static final Node NUMBER_YEAR = gg("numberYear");
  public static final Node NUMBER_SERIAL = gg("numberSerial");
  public static final Node ISSUER = gg("issuer");
  public static final Node DOCUMENT_STATUS = gg("documentStatus");
  public static final Node IMPLEMENTS = gg("implements");
  public static final Node FORWARDS = gg("forwards");
  public static final Node INTERPRETS = gg("interprets");
  public static final Node REPLIES_TO = gg("repliesTo");
  public static final Node SPEAKER = gg("speaker");
  public static final Node SPEECH_ACT = gg("speechAct");
  public static final Node MADE_AT = gg("madeAt");
  public static final Node INVOKES = gg("invokes");
  public static final Node IS_VERBATIM = gg("isVerbatim");
  public static final Node CONCERNS = gg("concerns");
  public static final Node CHANGE_KIND = gg("changeKind");
  public static final Node NAME_BEFORE = gg("nameBefore");
  public static final Node NAME_AFTER = gg("nameAfter");
  public static final Node BEGINS_TENURE = gg("beginsTenure");
  public static final Node ENDS_TENURE = gg("endsTenure");
  public static final Node DECIDED_BY = gg("decidedBy");
  public static final Node GROUP_POSITION = gg("groupPosition");
  public static final Node GROUP_SCOPE = gg("groupScope");
  public static final Node GROUP_UNIT_KIND = gg("groupUnitKind");
  public static final Node POSSIBLY_SAME_AS = gg("possiblySameAs");

  public static final Node ORG_ORGANIZATION_CLASS =
      NodeFactory.createURI("http://www.w3.org/ns/org#Organization");
  public static final Node ORG_ORGANIZATIONAL_UNIT =
      NodeFactory.createURI("http://www.w3.org/ns/org#OrganizationalUnit");
  public static final Node ORG_POST = NodeFactory.createURI("http://www.w3.org/ns/org#Post");
  public static final Node ORG_CLASSIFICATION =
      NodeFactory.createURI("http://www.w3.org/ns/org#classification");
  public static final Node ORG_SUB_ORGANIZATION_OF =
      NodeFactory.createURI("http://www.w3.org/ns/org#subOrganizationOf");
  public static final Node ORG_UNIT_OF = NodeFactory.createURI("http://www.w3.org/ns/org#unitOf");
  public static final Node ORG_MEMBER = NodeFactory.createURI("http://www.w3.org/ns/org#member");
  public static final Node ORG_ORGANIZATION =
      NodeFactory.createURI("http://www.w3.org/ns/org#organization");
  public static final Node ORG_ROLE = NodeFactory.createURI("http://www.w3.org/ns/org#role");
  public static final Node ORG_IDENTIFIER =
      NodeFactory.createURI("http://www.w3.org/ns/org#identifier");
  public static final Node ORG_CHANGE_EVENT =
      NodeFactory.createURI("http://www.w3.org/ns/org#ChangeEvent");
  public static final Node ORG_ORIGINAL_ORGANIZATION =
      NodeFactory.createURI("http://www.w3.org/ns/org#originalOrganization");
  public static final Node ORG_RESULTING_ORGANIZATION =
      NodeFactory.createURI("http://www.w3.org/ns/org#resultingOrganization");
  public static final Node ORG_POST_IN = NodeFactory.createURI("http://www.w3.org/ns/org#postIn");

  public static final Node SKOS_CONCEPT =
      NodeFactory.createURI("http://www.w3.org/2004/02/skos/core#Concept");
  public static final Node SKOS_CONCEPT_SCHEME =
      NodeFactory.createURI("http://www.w3.org/2004/02/skos/core#ConceptScheme");
  public static final Node SKOS_PREF_LABEL =
      NodeFactory.createURI("http://www.w3.org/2004/02/skos/core#prefLabel");
  public static final Node SKOS_ALT_LABEL =
      NodeFactory.createURI("http://www.w3.org/2004/02/skos/core#altLabel");
  public static final Node SKOS_HIDDEN_LABEL =
      NodeFactory.createURI("http://www.w3.org/2004/02/skos/core#hiddenLabel");
  public static final Node SKOS_IN_SCHEME =
      NodeFactory.createURI("http://www.w3.org/2004/02/skos/core#inScheme");

  public static final Node DCTERMS_TITLE = NodeFactory.createURI("http://purl.org/dc/terms/title");
  public static final Node DCTERMS_ISSUED =
      NodeFactory.createURI("http://purl.org/dc/terms/issued");
  public static final Node DCTERMS_IDENTIFIER =
      NodeFactory.createURI("http://purl.org/dc/terms/identifier");
  public static final Node DCTERMS_LANGUAGE =
      NodeFactory.createURI("http://purl.org/dc/terms/language");
  public static final Node DCTERMS_SUBJECT =
      NodeFactory.createURI("http://purl.org/dc/terms/subject");
  public static final Node DCTERMS_HAS_FORMAT =
      NodeFactory.createURI("http://purl.org/dc/terms/hasFormat");
  public static final Node DCTERMS_IS_VERSION_OF =
      NodeFactory.createURI("http://purl.org/dc/terms/isVersionOf");
  public static final Node DCTERMS_REPLACES =
      NodeFactory.createURI("http://purl.org/dc/terms/replaces");
  public static final Node DCTERMS_SOURCE =
      NodeFactory.createURI("http://purl.org/dc/terms/source");
  public static final Node DCTERMS_IS_REPLACED_BY =
      NodeFactory.createURI("http://purl.org/dc/terms/isReplacedBy");
  public static final Node DCTERMS_IS_PART_OF =
      NodeFactory.createURI("http://purl.org/dc/terms/isPartOf");

  public static final Node FOAF_PERSON = NodeFactory.createURI("http://xmlns.com/foaf/0.1/Person");

  public static final Node PROV_BUNDLE = NodeFactory.createURI("http://www.w3.org/ns/prov#Bundle");
  public static final Node PROV_ACTIVITY =
      NodeFactory.createURI("http://www.w3.org/ns/prov#Activity");
  public static final Node PROV_SOFTWARE_AGENT =
      NodeFactory.createURI("http://www.w3.org/ns/prov#SoftwareAgent");
  public static final Node PROV_WAS_GENERATED_BY =
      NodeFactory.createURI("http://www.w3.org/ns/prov#wasGeneratedBy");
  public static final Node PROV_WAS_DERIVED_FROM =
      NodeFactory.createURI("http://www.w3.org/ns/prov#wasDerivedFrom");
  public static final Node PROV_WAS_REVISION_OF =
      NodeFactory.createURI("http://www.w3.org/ns/prov#wasRevisionOf");
  public static final Node PROV_ALTERNATE_OF =
      NodeFactory.createURI("http://www.w3.org/ns/prov#alternateOf");
  public static final Node PROV_WAS_ATTRIBUTED_TO =
      NodeFactory.createURI("http://www.w3.org/ns/prov#wasAttributedTo");
  public static final Node PROV_WAS_ASSOCIATED_WITH =
      NodeFactory.createURI("http://www.w3.org/ns/prov#wasAssociatedWith");

  public static final Node OA_HAS_TARGET =
      NodeFactory.createURI("http://www.w3.org/ns/oa#hasTarget");
  public static final Node OA_HAS_BODY = NodeFactory.createURI("http://www.w3.org/ns/oa#hasBody");
  public static final Node OA_HAS_SOURCE =
      NodeFactory.createURI("http://www.w3.org/ns/oa#hasSource");
  public static final Node OA_START = NodeFactory.createURI("http://www.w3.org/ns/oa#start");
  public static final Node OA_END = NodeFactory.createURI("http://www.w3.org/ns/oa#end");
  public static final Node OA_EXACT = NodeFactory.createURI("http://www.w3.org/ns/oa#exact");

  public static final Node ELI_DATE_DOCUMENT =
      NodeFactory.createURI("http://data.europa.eu/eli/ontology#date_document");
  public static final Node ELI_DATE_PUBLICATION =
      NodeFactory.createURI("http://data.europa.eu/eli/ontology#date_publication");
  public static final Node ELI_FIRST_DATE_ENTRY_IN_FORCE =
      NodeFactory.createURI("http://data.europa.eu/eli/ontology#first_date_entry_in_force");
  public static final Node ELI_AMENDS =
      NodeFactory.createURI("http://data.europa.eu/eli/ontology#amends");
  public static final Node ELI_REPEALS =
      NodeFactory.createURI("http://data.europa.eu/eli/ontology#repeals");
  public static final Node ELI_BASED_ON =
      NodeFactory.createURI("http://data.europa.eu/eli/ontology#based_on");

  public static final Node SCHEMA_START_DATE =
      NodeFactory.createURI("https://schema.org/startDate");
  public static final Node SCHEMA_END_DATE = NodeFactory.createURI("https://schema.org/endDate");
  public static final Node SCHEMA_LOCATION = NodeFactory.createURI("https://schema.org/location");
  public static final Node SCHEMA_PLACE = NodeFactory.createURI("https://schema.org/Place");
  public static final Node SCHEMA_TEXT = NodeFactory.createURI("https://schema.org/text");
  public static final Node SCHEMA_MENTIONS = NodeFactory.createURI("https://schema.org/mentions");
  public static final Node SCHEMA_URL = NodeFactory.createURI("https://schema.org/url");
  public static final Node SCHEMA_SOFTWARE_VERSION =
      NodeFactory.createURI("https://schema.org/softwareVersion");

  public static final Node OWL_SAME_AS =
      NodeFactory.createURI("http://www.w3.org/2002/07/owl#sameAs");

  public static final Node OWL_DIFFERENT_FROM =
      NodeFactory.createURI("http://www.w3.org/2002/07/owl#differentFrom");

  /** Extended dates: {@code [..2025-12-05]} is that day or earlier. */
  public static final RDFDatatype EDTF = new BaseDatatype("http://id.loc.gov/datatypes/edtf/EDTF");

  /** Prefixes of every Turtle that is written, by prefix. */
  public static final Map<String, String> PREFIXES = prefixes();

  /** The concept schemes. */
  public enum Scheme {
    MEETING_KIND("meeting-kind"),
    DOCUMENT_KIND("document-kind"),
    ORGANIZATION_KIND("organization-kind"),
    SPEECH_ACT("speech-act"),
    PARTICIPATION_ROLE("participation-role"),
    POSITION("position"),
    RANK("rank"),
    CHANGE_KIND("change-kind"),
    AGENDA_ACTION("agenda-action"),
    DOCUMENT_STATUS("document-status"),
    TENURE_STATUS("tenure-status");

    private final String code;

    Scheme(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    /** The concept of this scheme with the code {@code code}, whether or not it is declared. */
    public Node concept(String code) {
      return NodeFactory.createURI(CONCEPTS + this.code + "/" + code);
    }
  }

  private Vocabulary() {}

  /** The code of the concept that carries {@code label} in simplified Chinese. */
  public static Optional<String> code(Scheme scheme, String label) {
    return Concepts.of(scheme).exact(label);
  }

  private static Node gg(String name) {
    return NodeFactory.createURI(NS + name);
  }

  private static Map<String, String> prefixes() {
    Map<String, String> all = new TreeMap<>();
    all.put("gg", NS);
    all.put("mk", CONCEPTS + "meeting-kind/");
    all.put("dk", CONCEPTS + "document-kind/");
    all.put("ok", CONCEPTS + "organization-kind/");
    all.put("sa", CONCEPTS + "speech-act/");
    all.put("pr", CONCEPTS + "participation-role/");
    all.put("pos", CONCEPTS + "position/");
    all.put("rk", CONCEPTS + "rank/");
    all.put("ck", CONCEPTS + "change-kind/");
    all.put("aa", CONCEPTS + "agenda-action/");
    all.put("ds", CONCEPTS + "document-status/");
    all.put("ts", CONCEPTS + "tenure-status/");
    all.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    all.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
    all.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    all.put("owl", "http://www.w3.org/2002/07/owl#");
    all.put("skos", "http://www.w3.org/2004/02/skos/core#");
    all.put("dcterms", "http://purl.org/dc/terms/");
    all.put("foaf", "http://xmlns.com/foaf/0.1/");
    all.put("org", "http://www.w3.org/ns/org#");
    all.put("prov", "http://www.w3.org/ns/prov#");
    all.put("oa", "http://www.w3.org/ns/oa#");
    all.put("eli", "http://data.europa.eu/eli/ontology#");
    all.put("schema", "https://schema.org/");
    return java.util.Collections.unmodifiableMap(all);
  }
}
