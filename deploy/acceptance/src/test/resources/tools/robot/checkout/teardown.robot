*** Settings ***
Suite Teardown    Fail    does not close

*** Test Cases ***
Opens
    Log    passes by itself
