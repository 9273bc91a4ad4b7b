from enum import StrEnum


class Industry(StrEnum):
    A_AGRICULTUREFORESTRYANDFISHING = "A_AgricultureForestryAndFishing"
    B_MININGANDQUARRYING = "B_MiningAndQuarrying"
    C_MANUFACTURING = "C_Manufacturing"
    D_ELECTRICITYGASSTEAMANDAIRCONDITIONINGSUPPLY = "D_ElectricityGasSteamAndAirConditioningSupply"
    E_WATERSUPPLYSEWERAGEWASTEMANAGEMENT = "E_WaterSupplySewerageWasteManagement"
    F_CONSTRUCTION = "F_Construction"
    G_WHOLESALEANDRETAILTRADEREPAIROFMOTORVEHICLES = "G_WholesaleAndRetailTradeRepairOfMotorVehicles"
    H_TRANSPORTATIONANDSTORAGE = "H_TransportationAndStorage"
    I_ACCOMMODATIONANDFOODSERVICEACTIVITIES = "I_AccommodationAndFoodServiceActivities"
    J_INFORMATIONANDCOMMUNICATION = "J_InformationAndCommunication"
    K_FINANCIALANDINSURANCEACTIVITIES = "K_FinancialAndInsuranceActivities"
    L_REALESTATEACTIVITIES = "L_RealEstateActivities"
    M_PROFESSIONALSCIENTIFICANDTECHNICALACTIVITIES = "M_ProfessionalScientificAndTechnicalActivities"
    N_ADMINISTRATIVEANDSUPPORTSERVICEACTIVITIES = "N_AdministrativeAndSupportServiceActivities"
    O_PUBLICADMINISTRATIONANDDEFENCE = "O_PublicAdministrationAndDefence"
    P_EDUCATION = "P_Education"
    Q_HUMANHEALTHANDSOCIALWORKACTIVITIES = "Q_HumanHealthAndSocialWorkActivities"
    R_ARTSENTERTAINMENTANDRECREATION = "R_ArtsEntertainmentAndRecreation"
    S_OTHERSERVICEACTIVITIES = "S_OtherServiceActivities"
    T_ACTIVITIESOFHOUSEHOLDSASEMPLOYERS = "T_ActivitiesOfHouseholdsAsEmployers"
    U_ACTIVITIESOFEXTRATERRITORIALORGANIZATIONS = "U_ActivitiesOfExtraterritorialOrganizations"

    def __str__(self) -> str:
        return str(self.value)
