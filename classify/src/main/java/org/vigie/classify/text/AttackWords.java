package org.vigie.classify.text;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The words by which reports tell of attacks and of what they did, folded; English and French
 * first.
 */
public final class AttackWords {
  /** What a word says of people that are counted, or of what happened. */
  public enum Sense {
    KILLED,
    WOUNDED,
    ABDUCTED,
    /** A toll, of whatever. */
    TOLL,
    /** Something else happened to them: they fled, are missing, were arrested or freed. */
    OTHERWISE,
    /** People that an attack may hit, who bear arms. */
    ARMED,
    /** People that an attack may hit. */
    PEOPLE,
    /** Those who attack. */
    ATTACKER,
    /** Things that are counted. */
    THING,
    /** May stand between a number and what it counts. */
    FILLER,
    /** An attack. */
    ACT,
    /** An attack took place. */
    HAPPENED,
    /** Those who fight the attackers. */
    STATE,
    /** What is counted behind it is counted already. */
    PART,
    /** All of it together. */
    ALL,
    /** A toll has grown. */
    RISEN,
    /** Beside a word for a toll: it is the one of before. */
    FORMER,
    /** Somebody says something. */
    REPORTED,
    /** Nothing of its kind was so bad, or was before. */
    MOST,
    /** Before a day: something is so from then on, or until then. */
    SINCE,
    /** Where people are brought to, or flee to. */
    AWAY,
    /** It may happen, or has not. */
    FEARED,
    /** Where those who bear arms are. */
    ARMED_PLACE,
    /** Where others are. */
    PEOPLE_PLACE
  }

  private static final Map<String, EnumSet<Sense>> SENSES = new HashMap<>();

  static {
    add(
        Sense.KILLED,
        """
        killed kill kills killing dead death deaths died die dies dying slain murdered massacred
        slaughtered beheaded beheading decapitated executed shot gunned fatalities lives life perished lost
        fallen martyrs martyred buried succumbed bodies corpses succombe succombes cadavres depouilles assassinat assassinats meurtre meurtres execution executions
        tue tues tuee tuees tuer tuant tuent tuerent mort morts morte mortes mouru deces decede
        decedes decedees peri perissent perirent vie vies abattu abattus abattue abattues assassine
        assassines assassinee assassinees massacre massacres massacrees execute executee fusille fusilles fusillees executes executees egorge
        egorges egorgees decapite decapites decapitees decapitant perdu tombes tombees pleure neutralise neutralises neutralisee neutralized neutralised
        murieron muertos muerto muertas matado matados mataron muerte mortos matou
        """);
    add(
        Sense.WOUNDED,
        """
        wounded injured hurt wounding injuring injuries
        blesse blesses blessee blessees blessant heridos herido heridas feridos
        """);
    add(
        Sense.ABDUCTED,
        """
        abducted kidnapped abducting kidnapping hostage hostages captured capturing captive
        enleve enleves enlevee enlevees kidnappe kidnappes kidnappees otage otages capture captures
        capturer capturees secuestrados secuestro
        """);
    add(
        Sense.OTHERWISE,
        """
        missing displaced fled arrested freed frees released releases rescued rescues recovered sentenced trained deployed
        disparus disparues disparu manquent manque manquants deplaces deplacees refugies refugiees
        arretes arretees interpelles liberes liberees libere liberent rescapes retrouves fui fuient vivant vivants
        deployes formes condamnes incendies incendiees brulees detruits detruites burnt burned
        destroyed torched
        """);
    add(
        Sense.ARMED,
        """
        soldier soldiers troops serviceman servicemen policeman policemen police officer officers
        gendarme gendarmes guards guard rangers commandos peacekeepers peacekeeper volunteers
        mercenaries contractors paramilitaries auxiliaries guardsmen guardsman vigilantes watchman watchmen vdp militiaman militiamen recruits sailors
        soldat soldats militaire militaires policier policiers casque casques gardes troopers agents volontaires
        volontaire forestiers suppletifs auxiliaires ecogardes pisteur pisteurs demineurs douanier douaniers vigile vigiles miliciens recrues mercenaires soldados militares policias
        """);
    add(
        Sense.PEOPLE,
        """
        people persons person civilians civilian villagers villager worshippers worshipper residents
        resident farmers farmer miners miner workers worker men man women woman children child
        students student pupils teachers teacher passengers drivers driver traders herders others
        herdsmen shepherds fishermen hunters travellers protesters girls boys schoolgirls
        mayor mayors prefect councillor councillors son sons daughter daughters brother brothers nurse nurses doctor doctors
        pastor priest priests family families committee committees faithful christians muslims victims victim individuals inhabitants pilgrims refugees nationals
        personnes personne civils civil villageois habitants habitant fideles hommes homme femmes
        femme enfants enfant eleves enseignants passagers chauffeurs chauffeur cultivateurs paysans
        pecheurs bergers eleveurs chasseurs voyageurs manifestants filles garcons
        commercants orpailleurs mineurs ouvriers employes travailleurs autres victimes victime
        ressortissants deplaces deplacees civiles personas mujeres ninos maire maires chef chefs imam imams
        pretre pretres fils fille frere freres conducteur conducteurs paroissiens catechistes infirmier infirmiers medecins prefet prefets pasteur conseiller
        conseillers catechiste famille familles comite comites hostage hostages otage otages
        """);
    add(
        Sense.ATTACKER,
        """
        terrorist terrorists jihadist jihadists jihadi jihadis militant militants insurgent insurgents
        attacker attackers assailant assailants gunman gunmen fighter fighters extremist extremists
        enemy enemies rebel rebels bandits bomber bombers
        terroriste terroristes djihadiste djihadistes jihadiste jihadistes assaillant assaillants
        combattant combattants ennemi ennemis extremistes rebelles kamikaze kamikazes insurges
        terroristas yihadistas
        """);
    add(
        Sense.THING,
        """
        km kilometre kilometres kilometers kilometer miles mile metres meters years year months month
        weeks week days day hours hour minutes attacks attack ambushes raids villages village towns
        localities positions bases camps posts vehicles vehicle motorcycles motorbikes trucks houses
        homes times th st nd rd pm am percent per cent bombs weapons regions countries states buses
        an ans annee annees mois semaine semaines jour jours heure heures h minutes fois attaques
        attaque embuscades embuscade assauts localites localite communes positions postes pays
        vehicules motos moto pick maisons cases greniers boutiques engins bus camions regions
        quartiers provinces ataques kilometros anos dias meses
        january february march april june july august september october november december
        janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
        """);
    add(
        Sense.FILLER,
        """
        at least more than over about around nearly almost some up to as many fewer another other
        further only the their its his of de d des du la le les l a au aux moins plus environ quelque
        were was have had has been are is ont ete sont etaient avait avaient est seriously badly
        grievement quelques presque jusqu autres ces ses leurs en y al menos unos
        """);
    add(
        Sense.ACT,
        """
        burst irruption attack attacks attacked attacking hit hits struck ambush ambushed ambushes raid raided raids assault assaults
        stormed storm overran bombing bombed bomb blast explosion exploded mine ied suicide massacre
        shelled shelling detonated blew gunmen incursion offensive opened fire fired seized captured shot trapped ringed surrounded killings massacred fire
        attaque attaques attaquee attaquees attaquer embuscade embuscades assaut assauts raid raids detonations
        attentat attentats tuerie explosion exploser engin tirs tire incursion offensive cible cibles vise visee
        mitraille mitraillee mitrailles mitraillent guet submerge submergee submerges deborde saccage
        hecatombe represailles pieges feu pilonne bombarde ataque ataques asalto emboscada atentado
        """);
    add(
        Sense.HAPPENED,
        """
        occurred occurs happened produit produite produits produites deroule deroulee
        survenu survenue survenus survenues
        """);
    add(Sense.TOLL, "toll tolls bilan bilans balance");
    add(
        Sense.STATE,
        "army armee armees forces force military fama fds fdss troops soldiers soldats militaires");
    add(Sense.PART, "dont including include includes incluant parmi among notamment comprising");
    add(
        Sense.ARMED_PLACE,
        """
        camp base barracks garrison convoy patrol outpost detachment post checkpoint airport
        detachement caserne casernes convoi patrouille poste postes garnison position positions army
        military military militaire militaires cuartel
        """);
    add(
        Sense.PEOPLE_PLACE,
        """
        village villages market mosque church school villagers hamlet farm farms mine hotel
        marche mosquee eglise ecole villageois hameau champs lieu mercado
        """);
    add(
        Sense.RISEN,
        """
        bringing brings brought portant rise rises rose risen raised climbs climbed climb stands stood revised put passe passer passee porte
        eleve alourdit grimpe monte etabli etablit revu hits reaches reached tops topped grows grew atteint
        """);
    add(
        Sense.REPORTED,
        """
        reached contacted interviewed contacte contactee interroge
        dit disent raconte racontent explique
        said says say told announced reported declared confirmed claimed claims reporters
        journalists revendique annonce indique declare affirme appris rapporte confirme joint
        joints jointe jointes depuis condamne reconnu reconnait acknowledged admitted dijo
        """);
    add(
        Sense.AWAY,
        """
        walked taken evacuated transferred flown fled flee fleeing hospital hospitalised heading headed bound towards
        evacues evacue evacuees transferes fui fuient refugie refugiee refugies hopital charge treated soignes soigne refuge rallier rallie regagner vers gagne rejoint regagne
        """);
    add(
        Sense.FEARED,
        """
        risk risks threat threats warned warns warning feared fears alert foiled thwarted averted
        risque risques menace menaces alertait alerte craint craignent craintes dejoue dejouee dejoues
        redoute
        """);
    add(
        Sense.FORMER,
        """
        first initial initially earlier previous former initialement premier premiers premiere premieres
        precedent precedents anterieur initiale
        previo anterior
        """);
    add(Sense.SINCE, "since until depuis jusqu desde hasta");
    add(
        Sense.MOST,
        """
        deadliest worst bloodiest biggest largest first meurtriere meurtrier pire premiere premier
        sanglante lourd
        """);
    add(Sense.ALL, "total together all tout");
  }

  private AttackWords() {}

  public static boolean is(String word, Sense sense) {
    EnumSet<Sense> senses = SENSES.get(word);
    return senses != null && senses.contains(sense);
  }

  /** Words that one class alone looks for. */
  public static Set<String> set(String words) {
    return Set.of(words.strip().split("\\s+", -1));
  }

  private static void add(Sense sense, String words) {
    for (String word : words.strip().split("\\s+", -1)) {
      SENSES.computeIfAbsent(word, w -> EnumSet.noneOf(Sense.class)).add(sense);
    }
  }
}
